from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'practice.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_title = resolve('title')
    l_0_view = resolve('view')
    l_0_home_page = resolve('home_page')
    try:
        t_1 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    try:
        t_2 = environment.filters['section']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'section' found.")
    try:
        t_3 = environment.filters['words']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'words' found.")
    pass
    yield '# '
    yield str((undefined(name='title') if l_0_title is missing else l_0_title))
    yield '\n\n'
    if environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'opens'):
        pass
        yield str(t_2(context, environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'opens')))
        yield '\n\n'
    for l_1_line in environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'headline'):
        _loop_vars = {}
        pass
        yield str(t_3(context, environment.getattr(l_1_line, 'words')))
        yield '\n\n'
    l_1_line = missing
    for l_1_section in environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'sections'):
        _loop_vars = {}
        pass
        yield str(t_2(context, l_1_section))
        yield '\n\n'
    l_1_section = missing
    if (not ((environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'opens') or environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'headline')) or environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'sections'))):
        pass
        yield str(t_3(context, (environment.getattr((undefined(name='view') if l_0_view is missing else l_0_view), 'start') or ('Nothing to say at present.',))))
        yield '\n'
    yield '\n'
    yield str(t_1(context, (undefined(name='home_page') if l_0_home_page is missing else l_0_home_page)))
    yield '\n'

blocks = {}
debug_info = '1=33&3=35&4=37&7=39&8=42&11=45&12=48&15=51&16=53&19=56'
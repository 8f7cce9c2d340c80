from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'brief.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_brief = resolve('brief')
    l_0_home_page = resolve('home_page')
    l_0_week_page = resolve('week_page')
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
    yield '# Before '
    yield str(t_1(context, environment.getattr((undefined(name='brief') if l_0_brief is missing else l_0_brief), 'event')))
    yield '\n\n'
    if environment.getattr((undefined(name='brief') if l_0_brief is missing else l_0_brief), 'summary'):
        pass
        yield str(t_3(context, environment.getattr((undefined(name='brief') if l_0_brief is missing else l_0_brief), 'summary')))
        yield '\n'
    yield '\n'
    for l_1_section in environment.getattr((undefined(name='brief') if l_0_brief is missing else l_0_brief), 'sections'):
        _loop_vars = {}
        pass
        yield str(t_2(context, l_1_section))
        yield '\n\n'
    l_1_section = missing
    yield str(t_1(context, (undefined(name='home_page') if l_0_home_page is missing else l_0_home_page)))
    yield ' · '
    yield str(t_1(context, (undefined(name='week_page') if l_0_week_page is missing else l_0_week_page)))
    yield '\n'

blocks = {}
debug_info = '1=33&3=35&4=37&7=40&8=43&11=46'
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'period.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_review = resolve('review')
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
        t_3 = environment.filters['title']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'title' found.")
    try:
        t_4 = environment.filters['words']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'words' found.")
    pass
    yield '# '
    yield str(t_3(environment.getattr((undefined(name='review') if l_0_review is missing else l_0_review), 'period')))
    yield '\n\n'
    for l_1_line in environment.getattr((undefined(name='review') if l_0_review is missing else l_0_review), 'before'):
        _loop_vars = {}
        pass
        yield str(t_4(context, environment.getattr(l_1_line, 'words')))
        yield '\n\n'
    l_1_line = missing
    for l_1_section in environment.getattr((undefined(name='review') if l_0_review is missing else l_0_review), 'sections'):
        _loop_vars = {}
        pass
        yield str(t_2(context, l_1_section))
        yield '\n\n'
    l_1_section = missing
    yield '## One question\n\n'
    yield str(environment.getattr((undefined(name='review') if l_0_review is missing else l_0_review), 'question'))
    yield '\n\n'
    yield str(t_1(context, (undefined(name='home_page') if l_0_home_page is missing else l_0_home_page)))
    yield '\n'

blocks = {}
debug_info = '1=38&3=40&4=43&7=46&8=49&13=53&15=55'
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'week.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_week = resolve('week')
    l_0_plan_heading = resolve('plan_heading')
    l_0_has_people = resolve('has_people')
    l_0_reconnect_page = resolve('reconnect_page')
    l_0_question = resolve('question')
    l_0_home_page = resolve('home_page')
    try:
        t_1 = environment.filters['capital']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'capital' found.")
    try:
        t_2 = environment.filters['card']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'card' found.")
    try:
        t_3 = environment.filters['item']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'item' found.")
    try:
        t_4 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    try:
        t_5 = environment.filters['title']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'title' found.")
    try:
        t_6 = environment.filters['words']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'words' found.")
    pass
    yield '# '
    yield str(t_5(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'period')))
    yield '\n\n'
    yield str(t_6(context, environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'summary')))
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'before'):
        pass
        yield ' '
        yield str(t_1(t_6(context, environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'before'))))
        yield '.'
    yield '\n\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'away'):
        pass
        yield str(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'away'))
        yield '\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan'):
        pass
        yield '## '
        yield str((undefined(name='plan_heading') if l_0_plan_heading is missing else l_0_plan_heading))
        yield '\n\n'
        for l_1_entry in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_entry))
            yield '\n'
        l_1_entry = missing
        yield '\nTick when done, and add a bullet below for what to remember. `[-]` not this time, `[>]` later.\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'follow_up'):
        pass
        yield str(t_6(context, environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'follow_up')))
        yield '\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'cards'):
        pass
        yield '## What to say\n\n'
        for l_1_card in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'cards'):
            _loop_vars = {}
            pass
            yield str(t_2(context, l_1_card))
            yield '\n\n'
        l_1_card = missing
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'answers'):
        pass
        yield '## To answer\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'answers'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'proposals'):
        pass
        yield '## Less often?\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'proposals'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
        yield '\nWhat you tick is written into the note; `[-]` is a no.\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'upcoming'):
        pass
        yield '## Coming up\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'upcoming'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'promises'):
        pass
        yield '## Promises\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'promises'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'happened'):
        pass
        yield '## This week so far\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'happened'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'done'):
        pass
        yield '## What became of last week\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'done'):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if (not ((((((environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan') or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'cards')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'answers')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'done')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'promises')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'happened')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'upcoming'))):
        pass
        if (undefined(name='has_people') if l_0_has_people is missing else l_0_has_people):
            pass
            yield 'Nothing waits this week.\n'
        else:
            pass
            yield 'To start: make a note for somebody you know in a folder `People` (or with `type: person`), and link to it from your daily notes. What to do about it: '
            yield str(t_4(context, (undefined(name='reconnect_page') if l_0_reconnect_page is missing else l_0_reconnect_page)))
            yield '.\n'
    yield '\n'
    if (undefined(name='question') if l_0_question is missing else l_0_question):
        pass
        yield '## One question\n\n'
        yield str((undefined(name='question') if l_0_question is missing else l_0_question))
        yield '\n'
    yield '\n'
    yield str(t_4(context, (undefined(name='home_page') if l_0_home_page is missing else l_0_home_page)))
    yield ' · the longer lists: '
    yield str(t_4(context, (undefined(name='reconnect_page') if l_0_reconnect_page is missing else l_0_reconnect_page)))
    yield '\n'

blocks = {}
debug_info = '1=54&3=56&6=63&7=65&10=68&11=71&13=73&14=76&20=81&21=83&24=86&27=89&28=92&33=96&36=99&37=102&41=106&44=109&45=112&51=117&54=120&55=123&59=127&62=130&63=133&67=137&70=140&71=143&75=147&78=150&79=153&83=157&84=159&87=165&91=168&94=171&97=174'
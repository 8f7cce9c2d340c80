from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'home.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_week = resolve('week')
    l_0_has_people = resolve('has_people')
    l_0_size = resolve('size')
    l_0_week_page = resolve('week_page')
    l_0_reconnect_page = resolve('reconnect_page')
    l_0_invitations_heading = resolve('invitations_heading')
    l_0_invited = resolve('invited')
    l_0_decision = resolve('decision')
    l_0_seven = resolve('seven')
    l_0_every = resolve('every')
    l_0_optional = resolve('optional')
    l_0_reviews = resolve('reviews')
    try:
        t_1 = environment.filters['day_and_month']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'day_and_month' found.")
    try:
        t_2 = environment.filters['item']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'item' found.")
    try:
        t_3 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_4 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    try:
        t_5 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_6 = environment.filters['reached']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'reached' found.")
    try:
        t_7 = environment.filters['rejectattr']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'rejectattr' found.")
    try:
        t_8 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    try:
        t_9 = environment.filters['words']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No filter named 'words' found.")
    pass
    yield '# Week of '
    yield str(t_1(environment.getattr(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'period'), 'first')))
    yield '\n\n'
    if (undefined(name='has_people') if l_0_has_people is missing else l_0_has_people):
        pass
        if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'away'):
            pass
            yield str(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'away'))
            yield '\n'
        yield '\n'
        if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan'):
            pass
            yield '## People to reach this week\n\n'
            for l_1_entry in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan')[:environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'people')]:
                _loop_vars = {}
                pass
                yield str(t_6(context, l_1_entry, environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'ways')))
                yield '\n'
            l_1_entry = missing
            if (t_3(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan')) > environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'people')):
                pass
                yield '- and '
                yield str((t_3(environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan')) - environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'people')))
                yield ' more\n'
        yield '\n'
        if ((environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan') or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'before')) or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'cards')):
            pass
            yield 'What to say: '
            yield str(t_4(context, (undefined(name='week_page') if l_0_week_page is missing else l_0_week_page)))
            if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'before'):
                pass
                yield ' · '
                yield str(t_9(context, environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'before')))
            yield '\n'
        else:
            pass
            if (not environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'away')):
                pass
                yield 'Nobody is planned this week. '
            if (environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'follow_up') or environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'promises')):
                pass
                yield 'What is open: '
                yield str(t_4(context, (undefined(name='week_page') if l_0_week_page is missing else l_0_week_page)))
                yield '. '
            yield 'The lists: '
            yield str(t_4(context, (undefined(name='reconnect_page') if l_0_reconnect_page is missing else l_0_reconnect_page)))
            yield '.\n'
    else:
        pass
        yield 'To start: make a note for somebody you know in a folder `People` (or with `type: person`), and link to it from your daily notes. This week: '
        yield str(t_4(context, (undefined(name='week_page') if l_0_week_page is missing else l_0_week_page)))
        yield '. The lists: '
        yield str(t_4(context, (undefined(name='reconnect_page') if l_0_reconnect_page is missing else l_0_reconnect_page)))
        yield '.\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'invitations'):
        pass
        yield '## '
        yield str((undefined(name='invitations_heading') if l_0_invitations_heading is missing else l_0_invitations_heading))
        yield '\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'invitations')[:environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'invitations')]:
            _loop_vars = {}
            pass
            yield str(t_2(context, l_1_line))
            yield '\n'
        l_1_line = missing
        if ((undefined(name='invited') if l_0_invited is missing else l_0_invited) > environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'invitations')):
            pass
            yield '- and '
            yield str(((undefined(name='invited') if l_0_invited is missing else l_0_invited) - environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'invitations')))
            yield ' more\n'
    yield '\n'
    if (undefined(name='decision') if l_0_decision is missing else l_0_decision):
        pass
        yield '## One decision waits\n\n'
        yield str(t_9(context, environment.getattr((undefined(name='decision') if l_0_decision is missing else l_0_decision), 'words')))
        yield '\n'
    yield '\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'soon'):
        pass
        yield '## Coming up\n\n'
        for l_1_line in environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'soon')[:environment.getattr((undefined(name='size') if l_0_size is missing else l_0_size), 'coming')]:
            _loop_vars = {}
            pass
            yield str(t_2(context, l_1_line))
            yield '\n'
        l_1_line = missing
    yield '\n'
    if t_5(context.eval_ctx, t_8(context, (undefined(name='seven') if l_0_seven is missing else l_0_seven), 'line')):
        pass
        l_0_every = (t_3(t_5(context.eval_ctx, t_7(context, (undefined(name='seven') if l_0_seven is missing else l_0_seven), 'line'))) == 0)
        context.vars['every'] = l_0_every
        context.exported_vars.add('every')
        yield '## '
        yield str(('The seven' if (undefined(name='every') if l_0_every is missing else l_0_every) else 'In a line each'))
        yield '\n\n'
        def t_10(fiter):
            for l_1_one in fiter:
                if environment.getattr(l_1_one, 'line'):
                    yield l_1_one
        for l_1_one in t_10((undefined(name='seven') if l_0_seven is missing else l_0_seven)):
            _loop_vars = {}
            pass
            yield str((str_join((environment.getattr(l_1_one, 'number'), '.', )) if (undefined(name='every') if l_0_every is missing else l_0_every) else '-'))
            yield ' '
            yield str(t_4(context, environment.getattr(l_1_one, 'ref')))
            yield ' · '
            yield str(t_9(context, environment.getattr(l_1_one, 'line')))
            yield '\n'
        l_1_one = missing
    elif (undefined(name='has_people') if l_0_has_people is missing else l_0_has_people):
        pass
        def t_11(fiter):
            for l_1_one in fiter:
                if (environment.getattr(l_1_one, 'number') == 5):
                    yield l_1_one
        for l_1_one in t_11((undefined(name='seven') if l_0_seven is missing else l_0_seven)):
            _loop_vars = {}
            pass
            yield str(t_9(context, environment.getattr(l_1_one, 'start')))
            yield '\n'
        l_1_one = missing
        yield '\n'
    yield '\n'
    if (undefined(name='optional') if l_0_optional is missing else l_0_optional):
        pass
        yield 'Optional, when you like: '
        yield str((undefined(name='optional') if l_0_optional is missing else l_0_optional))
        yield '.\n'
    yield '\n'
    if (undefined(name='reviews') if l_0_reviews is missing else l_0_reviews):
        pass
        yield 'Reviews: '
        l_1_loop = missing
        for l_1_ref, l_1_loop in LoopContext((undefined(name='reviews') if l_0_reviews is missing else l_0_reviews), undefined):
            _loop_vars = {}
            pass
            yield str(t_4(context, l_1_ref))
            yield str((' · ' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 73 in 'home.md' evaluated to false and no else section was defined.")))
        l_1_loop = l_1_ref = missing
        yield '\n'

blocks = {}
debug_info = '1=78&3=80&4=82&5=84&8=87&11=90&12=93&14=96&15=99&19=102&20=105&23=113&26=127&29=132&30=135&32=137&33=140&35=143&36=146&40=149&43=152&46=155&49=158&50=161&54=165&55=167&56=171&58=173&59=180&61=187&62=189&63=196&68=201&69=204&72=207&73=211'
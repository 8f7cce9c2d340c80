from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'reconnect.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_week = resolve('week')
    l_0_week_page = resolve('week_page')
    l_0_reconnection = resolve('reconnection')
    l_0_familiar = resolve('familiar')
    l_0_upcoming = resolve('upcoming')
    l_0_never_followed_up = resolve('never_followed_up')
    l_0_untracked = resolve('untracked')
    l_0_has_people = resolve('has_people')
    l_0_home_page = resolve('home_page')
    l_0_lists = l_0_entries = l_0_listed = missing
    try:
        t_1 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    try:
        t_2 = environment.filters['people']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'people' found.")
    try:
        t_3 = environment.filters['short']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'short' found.")
    pass
    yield '# Whom to get back to\n\n'
    if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan'):
        pass
        yield 'Besides those of '
        yield str(t_1(context, (undefined(name='week_page') if l_0_week_page is missing else l_0_week_page)))
        yield '.\n'
    yield '\n'
    l_0_lists = (undefined(name='reconnection') if l_0_reconnection is missing else l_0_reconnection)
    context.vars['lists'] = l_0_lists
    context.exported_vars.add('lists')
    def macro(l_1_list):
        t_4 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        pass
        for l_2_entry in environment.getattr(l_1_list, 'entries'):
            _loop_vars = {}
            pass
            t_4.extend((
                str(t_3(context, l_2_entry)),
                '\n',
            ))
        l_2_entry = missing
        if environment.getattr(l_1_list, 'more'):
            pass
            t_4.extend((
                '\nand ',
                str(environment.getattr(l_1_list, 'more')),
                ' more: `vaultkit reconnect`\n',
            ))
        return concat(t_4)
    context.exported_vars.add('entries')
    context.vars['entries'] = l_0_entries = Macro(environment, macro, 'entries', ('list',), False, False, False, context.eval_ctx.autoescape)
    if environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'follow_up'), 'entries'):
        pass
        yield '## Follow up\n\n'
        yield str(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'follow_up')))
        yield '\n'
    yield '\n'
    if environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'keep_in_touch'), 'entries'):
        pass
        yield '## Keep in touch\n\n'
        yield str(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'keep_in_touch')))
        yield '\n'
    yield '\n'
    if environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'wake_up'), 'entries'):
        pass
        yield '## Wake up\n\nPeople are gladder to hear from you after years than you would think, and they know things that your circle does not.\n\n'
        yield str(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'wake_up')))
        yield '\n\n'
        if (undefined(name='familiar') if l_0_familiar is missing else l_0_familiar):
            pass
            yield 'Whom you would think of: '
            yield str(t_2(context, (undefined(name='familiar') if l_0_familiar is missing else l_0_familiar)))
            yield '.\n'
    yield '\n'
    if (undefined(name='upcoming') if l_0_upcoming is missing else l_0_upcoming):
        pass
        yield '## Coming up\n\n'
        for l_1_entry in (undefined(name='upcoming') if l_0_upcoming is missing else l_0_upcoming):
            _loop_vars = {}
            pass
            yield str(t_3(context, l_1_entry))
            yield '\n'
        l_1_entry = missing
    yield '\n'
    if ((undefined(name='never_followed_up') if l_0_never_followed_up is missing else l_0_never_followed_up) or (undefined(name='untracked') if l_0_untracked is missing else l_0_untracked)):
        pass
        yield '## Left open\n\n'
        if (undefined(name='never_followed_up') if l_0_never_followed_up is missing else l_0_never_followed_up):
            pass
            yield '- Met once, never followed up: '
            yield str(t_2(context, (undefined(name='never_followed_up') if l_0_never_followed_up is missing else l_0_never_followed_up)))
            yield '\n'
        if (undefined(name='untracked') if l_0_untracked is missing else l_0_untracked):
            pass
            yield '- Not kept track of yet: '
            yield str(t_2(context, (undefined(name='untracked') if l_0_untracked is missing else l_0_untracked)))
            yield ' (`vaultkit triage`)\n'
    yield '\n'
    l_0_listed = ((environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'follow_up'), 'entries') or environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'keep_in_touch'), 'entries')) or environment.getattr(environment.getattr((undefined(name='lists') if l_0_lists is missing else l_0_lists), 'wake_up'), 'entries'))
    context.vars['listed'] = l_0_listed
    context.exported_vars.add('listed')
    if (not ((((undefined(name='listed') if l_0_listed is missing else l_0_listed) or (undefined(name='upcoming') if l_0_upcoming is missing else l_0_upcoming)) or (undefined(name='never_followed_up') if l_0_never_followed_up is missing else l_0_never_followed_up)) or (undefined(name='untracked') if l_0_untracked is missing else l_0_untracked))):
        pass
        if (undefined(name='has_people') if l_0_has_people is missing else l_0_has_people):
            pass
            yield 'Nobody'
            yield str((' else' if environment.getattr((undefined(name='week') if l_0_week is missing else l_0_week), 'plan') else cond_expr_undefined("the inline if-expression on line 63 in 'reconnect.md' evaluated to false and no else section was defined.")))
            yield " is waiting. A line such as `- 2026-01-24 coffee: what you spoke of` in a person's note, or a link to the person in a daily note, is what these lists are made from.\n"
        else:
            pass
            yield 'To start: make a note for somebody you know in a folder `People` (or with `type: person`), and link to it from your daily notes.\n'
    yield '\n'
    yield str(t_1(context, (undefined(name='home_page') if l_0_home_page is missing else l_0_home_page)))
    yield '\n'

blocks = {}
debug_info = '3=40&4=43&7=46&8=49&9=54&10=58&12=62&14=66&17=72&20=75&23=78&26=81&29=84&34=87&36=89&37=92&41=95&44=98&45=101&49=105&52=108&53=111&55=113&56=116&60=119&61=122&62=124&63=127&69=133'
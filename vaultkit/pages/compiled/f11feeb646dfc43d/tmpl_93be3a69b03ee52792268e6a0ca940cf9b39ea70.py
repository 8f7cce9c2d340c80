from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'new/event.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_kind = resolve('kind')
    l_0_aliases = resolve('aliases')
    l_0_date = resolve('date')
    l_0_people = resolve('people')
    l_0_group = resolve('group')
    l_0_org = resolve('org')
    l_0_place = resolve('place')
    l_0_goals = resolve('goals')
    l_0_status = resolve('status')
    l_0_more = resolve('more')
    pass
    yield '---\ntype: '
    yield str((undefined(name='kind') if l_0_kind is missing else l_0_kind))
    yield '\n'
    if (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases):
        pass
        yield 'aliases: '
        yield str((undefined(name='aliases') if l_0_aliases is missing else l_0_aliases))
        yield '\n'
    yield 'date: '
    yield str((undefined(name='date') if l_0_date is missing else l_0_date))
    yield '\npeople: '
    yield str((undefined(name='people') if l_0_people is missing else l_0_people))
    yield '\ngroup: '
    yield str((undefined(name='group') if l_0_group is missing else l_0_group))
    yield '\norg: '
    yield str((undefined(name='org') if l_0_org is missing else l_0_org))
    yield '\nplace: '
    yield str((undefined(name='place') if l_0_place is missing else l_0_place))
    yield '\ngoals: '
    yield str((undefined(name='goals') if l_0_goals is missing else l_0_goals))
    yield '\n'
    if (undefined(name='status') if l_0_status is missing else l_0_status):
        pass
        yield 'status: '
        yield str((undefined(name='status') if l_0_status is missing else l_0_status))
        yield '\n'
    for l_1_row in (undefined(name='more') if l_0_more is missing else l_0_more):
        _loop_vars = {}
        pass
        yield str(l_1_row)
        yield '\n'
    l_1_row = missing
    yield '---\n'

blocks = {}
debug_info = '2=22&3=24&4=27&6=30&7=32&8=34&9=36&10=38&11=40&12=42&13=45&15=47&16=50'
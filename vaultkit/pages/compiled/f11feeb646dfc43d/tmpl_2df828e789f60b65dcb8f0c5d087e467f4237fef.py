from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'new/person.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_kind = resolve('kind')
    l_0_aliases = resolve('aliases')
    l_0_org = resolve('org')
    l_0_role = resolve('role')
    l_0_place = resolve('place')
    l_0_tier = resolve('tier')
    l_0_status = resolve('status')
    l_0_met = resolve('met')
    l_0_goals = resolve('goals')
    l_0_group = resolve('group')
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
    yield 'org: '
    yield str((undefined(name='org') if l_0_org is missing else l_0_org))
    yield '\nrole: '
    yield str((undefined(name='role') if l_0_role is missing else l_0_role))
    yield '\nplace: '
    yield str((undefined(name='place') if l_0_place is missing else l_0_place))
    yield '\ntier: '
    yield str((undefined(name='tier') if l_0_tier is missing else l_0_tier))
    yield '\n'
    if (undefined(name='status') if l_0_status is missing else l_0_status):
        pass
        yield 'status: '
        yield str((undefined(name='status') if l_0_status is missing else l_0_status))
        yield '\n'
    yield 'met: '
    yield str((undefined(name='met') if l_0_met is missing else l_0_met))
    yield '\ngoals: '
    yield str((undefined(name='goals') if l_0_goals is missing else l_0_goals))
    yield '\n'
    if (undefined(name='group') if l_0_group is missing else l_0_group):
        pass
        yield 'group: '
        yield str((undefined(name='group') if l_0_group is missing else l_0_group))
        yield '\n'
    for l_1_row in (undefined(name='more') if l_0_more is missing else l_0_more):
        _loop_vars = {}
        pass
        yield str(l_1_row)
        yield '\n'
    l_1_row = missing
    yield '---\n\n## Log\n'

blocks = {}
debug_info = '2=23&3=25&4=28&6=31&7=33&8=35&9=37&10=39&11=42&13=45&14=47&15=49&16=52&18=54&19=57'
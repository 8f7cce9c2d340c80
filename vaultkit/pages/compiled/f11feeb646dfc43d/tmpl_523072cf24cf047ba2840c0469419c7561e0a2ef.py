from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'new/group.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_kind = resolve('kind')
    l_0_aliases = resolve('aliases')
    l_0_stage = resolve('stage')
    l_0_people = resolve('people')
    l_0_goals = resolve('goals')
    pass
    yield '---\ntype: '
    yield str((undefined(name='kind') if l_0_kind is missing else l_0_kind))
    yield '\n'
    if (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases):
        pass
        yield 'aliases: '
        yield str((undefined(name='aliases') if l_0_aliases is missing else l_0_aliases))
        yield '\n'
    yield 'stage: '
    yield str((undefined(name='stage') if l_0_stage is missing else l_0_stage))
    yield '\npeople: '
    yield str((undefined(name='people') if l_0_people is missing else l_0_people))
    yield '\ngoals: '
    yield str((undefined(name='goals') if l_0_goals is missing else l_0_goals))
    yield '\n---\n'

blocks = {}
debug_info = '2=17&3=19&4=22&6=25&7=27&8=29'
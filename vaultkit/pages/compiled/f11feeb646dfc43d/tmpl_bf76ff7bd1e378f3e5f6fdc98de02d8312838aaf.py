from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'new/boundaries.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_kind = resolve('kind')
    l_0_aliases = resolve('aliases')
    pass
    yield '---\ntype: '
    yield str((undefined(name='kind') if l_0_kind is missing else l_0_kind))
    yield '\n'
    if (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases):
        pass
        yield 'aliases: '
        yield str((undefined(name='aliases') if l_0_aliases is missing else l_0_aliases))
        yield '\n'
    yield "events_per_month:\nevenings_per_week:\ntouches_per_week: 3\nnew_people_per_month:\ncore_groups: 3\nseason: steady\naway: []\nno: []\n---\n\n# What I can give\n\nWhy these limits, in your own words. An empty one is no limit.\n\n- `events_per_month`, `evenings_per_week`, `new_people_per_month`: how many at most\n- `touches_per_week`: how many people a week's plan asks you to reach\n- `core_groups`: how many groups you carry with others\n- `season`: steady, building, search or low\n- `away`: when you are away, as in `[2026-12-22 to 2027-01-04]`\n- `no`: kinds of invitation that you decline, as in `[pitch evenings, panels]`\n\n## Declining\n"

blocks = {}
debug_info = '2=14&3=16&4=19'
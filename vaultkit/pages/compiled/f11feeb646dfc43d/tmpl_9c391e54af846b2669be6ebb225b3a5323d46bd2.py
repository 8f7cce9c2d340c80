from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'new/goal.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_kind = resolve('kind')
    l_0_aliases = resolve('aliases')
    l_0_wants = resolve('wants')
    l_0_review = resolve('review')
    pass
    yield '---\ntype: '
    yield str((undefined(name='kind') if l_0_kind is missing else l_0_kind))
    yield '\n'
    if (undefined(name='aliases') if l_0_aliases is missing else l_0_aliases):
        pass
        yield 'aliases: '
        yield str((undefined(name='aliases') if l_0_aliases is missing else l_0_aliases))
        yield '\n'
    yield 'status: active\nwants: '
    yield str((undefined(name='wants') if l_0_wants is missing else l_0_wants))
    yield '\nreview: '
    yield str((undefined(name='review') if l_0_review is missing else l_0_review))
    yield '\n---\n'

blocks = {}
debug_info = '2=16&3=18&4=21&7=24&8=26'
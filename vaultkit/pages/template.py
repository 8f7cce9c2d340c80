"""Template: a template's source and the values of a view into text: by our own reader where the template is plain, as
all of ours are, else by Jinja."""

from collections.abc import Mapping

from vaultkit.pages.markdown import Writer, tidy
from vaultkit.pages.plain_template import filled_in


def render_template(name: str, templates: Mapping[str, str], writer: Writer, values: Mapping[str, object]) -> str:
    """The text of the template with these values, tidied.

    Raises RenderError when the template is missing, is malformed, or fails."""
    source = templates.get(name)
    text = None if source is None else filled_in(source, writer, values)
    if text is None:
        from vaultkit.pages.jinja_template import (
            filled_in_by_jinja,
        )  # to import the library takes longer than all pages

        text = filled_in_by_jinja(name, templates, writer, values)
    return tidy(text)

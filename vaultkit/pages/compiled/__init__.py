"""Compiled: the code that Jinja makes of our templates, made beforehand (`make templates`), since to make it takes
longer than to render a page. It stands in a folder that is named by the templates and the Jinja of which it is: of
others nothing is found, and they are compiled when they are rendered."""

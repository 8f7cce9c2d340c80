"""The disk: paths go in, bytes come out, and the planned edits are carried out. Nothing else touches files."""

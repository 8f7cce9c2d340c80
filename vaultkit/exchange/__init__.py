"""Exchange: the bytes of other tools' files to people, events and contacts as values, each with its place in the file,
and values back to such bytes. Faults are values that name their record, and never stop the others."""

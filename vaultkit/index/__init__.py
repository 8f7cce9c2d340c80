"""All notes go in, one Index comes out: links resolved, records read, evidence of contact gathered, faults found."""

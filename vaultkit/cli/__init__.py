"""The command line: flags in, one call of the build, text or JSON out."""

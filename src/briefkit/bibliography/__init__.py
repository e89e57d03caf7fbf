"""Sources in the files of reference managers: CSL JSON and BibTeX."""

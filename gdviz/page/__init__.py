"""A figure on a web page: its HTML, the data and scripts that bring it to life, formulas, macros, labs."""

"""A notebook from outside and inside: files, parameters, what a cell shows, execution. Imports charts, kernels and below."""

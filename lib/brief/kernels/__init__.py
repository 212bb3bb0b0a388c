"""Warm kernels: generic, told by the caller what to load beforehand. Imports base."""

# What a kernel of `make lab` runs when it starts: plain charts of Altair are drawn without the network.
try:
    from brief.notebooks.displayed import plain_charts
except ImportError:
    pass  # another Python than the project's, in a terminal of JupyterLab or in a kernel of its own
else:
    plain_charts()
    del plain_charts

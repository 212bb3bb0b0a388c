# What a kernel of `make lab` runs when it starts: plain charts of Altair are drawn without the network.
from brief.notebooks.displayed import plain_charts

plain_charts()
del plain_charts

"""One theme, one function a chart type. Imports quantity and below; charts know no claim."""

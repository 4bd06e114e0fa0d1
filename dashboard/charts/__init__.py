"""Pure makers of figures: values in, a plain plotly dict out. Colours are the light theme's; `theme` turns them."""

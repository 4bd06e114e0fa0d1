"""Which figures may not be told to everybody: the cube of counts, what a reader can work out, what is hidden."""

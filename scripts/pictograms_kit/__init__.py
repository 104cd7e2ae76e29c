"""The kit of parts of the pictograms: pen, heads, people, tools and the scenes made of them."""

"""The forecast: what the decided operations will have achieved, learned from those that have finished.

Pure arrays in, pure arrays out; `warehouse/marts/forecast.py` brings them from the marts and back.
"""

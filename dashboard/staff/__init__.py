"""`/leverans`: what staff hand in, try, publish and take back. Nobody else reaches any of it."""

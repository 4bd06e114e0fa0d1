"""What the programme is: facts as files, read once into frozen classes."""

from config.loader import load_programme
from config.model import ALL, Programme

__all__ = ["ALL", "Programme", "load_programme"]

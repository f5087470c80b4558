"""Tocsin reads reports about a crisis and keeps the record."""

"""Readers for the public data sets that the model learns from, each giving ``Work`` values."""

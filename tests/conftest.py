"""Shared by all tests; its place puts `factory` within their reach."""

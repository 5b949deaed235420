"""Haimu 海目: a union catalogue of marine literature, put together."""

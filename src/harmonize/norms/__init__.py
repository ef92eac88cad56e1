"""The lowered law and the lowered treaty: small frozen values, all that the engine needs and no more.

Everything here can be written as plain data (lists, text, numbers) and read back, so that an installed harmonize
answers without parsing YAML.
"""

"""The library of checks that rules name. Importing it registers them all."""

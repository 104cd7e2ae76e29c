"""The rule engine: pure rules, parameters with a source, exact rationals, trace. Knows no method."""

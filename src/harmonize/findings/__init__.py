"""What came out: pure results, computed once, told in many ways."""

"""What words say by themselves, whatever they stand in: dates, quotations, figures."""

"""Work plans, budgets and business proposals: what is intended, reviewed, decided and done."""

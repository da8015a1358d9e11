-- Customers of the two best tiers who are slipping away, those who brought most first.
SELECT user_id, tier, lifecycle, last_day, orders, spend_minor / 100.0 AS spend, value_recency_days
FROM customers
WHERE tier IN ('core', 'growth')
  AND lifecycle IN ('at_risk', 'lapsed')
ORDER BY spend_minor DESC
LIMIT 1000;

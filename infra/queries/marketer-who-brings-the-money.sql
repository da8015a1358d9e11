-- Customers, orders and money of each value tier, with its share of all money.
SELECT
  tier,
  count(*) AS customers,
  sum(orders) AS all_orders,
  sum(spend_minor) / 100.0 AS spend,
  round(100.0 * sum(spend_minor) / sum(sum(spend_minor)) OVER (), 1) AS share_of_money
FROM customers
GROUP BY tier
ORDER BY spend DESC;

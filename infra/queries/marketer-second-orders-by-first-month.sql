-- Of the buyers who were first seen in a month: how many came back for a second order, and how many for a fifth.
SELECT
  date_trunc('month', first_day) AS first_month,
  count(*) AS buyers,
  round(100.0 * count_if(orders >= 2) / count(*), 1) AS second_order_percent,
  round(100.0 * count_if(orders >= 5) / count(*), 1) AS fifth_order_percent
FROM customers
WHERE orders > 0
GROUP BY 1
ORDER BY 1;

-- Orders, buyers and money by week of the last year.
SELECT
  date_trunc('week', date(dt)) AS week,
  count(DISTINCT order_id) AS order_count,
  count(DISTINCT user_id) AS buyers,
  sum(amount_minor) / 100.0 AS single_line_money
FROM events
WHERE kind = 'order'
  AND dt >= CAST(current_date - INTERVAL '1' YEAR AS varchar)
GROUP BY 1
ORDER BY 1;

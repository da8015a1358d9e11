-- Coupons of the last 90 days: orders, buyers and discount.
SELECT
  coupon,
  count(DISTINCT order_id) AS order_count,
  count(DISTINCT user_id) AS buyers,
  sum(discount_minor) / 100.0 AS discount
FROM events
WHERE kind = 'order'
  AND coupon IS NOT NULL
  AND dt >= CAST(current_date - INTERVAL '90' DAY AS varchar)
GROUP BY coupon
ORDER BY order_count DESC;

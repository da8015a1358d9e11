-- Products of the last 30 days that no catalogue and no feed gives a category: no interest comes of them.
SELECT source, product_id, arbitrary(product_name) AS called, count(*) AS seen
FROM events
WHERE product_id IS NOT NULL
  AND category IS NULL
  AND dt >= CAST(current_date - INTERVAL '30' DAY AS varchar)
GROUP BY source, product_id
ORDER BY seen DESC
LIMIT 1000;

-- Accepted events of the last 30 days, by source, kind and day, and of how many customers.
SELECT dt, source, kind, count(*) AS accepted, count(DISTINCT user_id) AS users
FROM events
WHERE dt >= CAST(current_date - INTERVAL '30' DAY AS varchar)
GROUP BY dt, source, kind
ORDER BY dt DESC, source, kind;

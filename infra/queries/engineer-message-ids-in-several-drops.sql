-- Message ids that came more than once in the last 30 days: what a feed sends twice in different files counts twice.
SELECT source, message_id, count(*) AS times, min("timestamp") AS earliest, max("timestamp") AS latest
FROM events
WHERE message_id IS NOT NULL
  AND dt >= CAST(current_date - INTERVAL '30' DAY AS varchar)
GROUP BY source, message_id
HAVING count(*) > 1
ORDER BY times DESC
LIMIT 1000;

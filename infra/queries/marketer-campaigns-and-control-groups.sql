-- Every campaign: how many ever were in it, by arm, and what they spend on average.
SELECT
  membership.campaign,
  membership.arm,
  count(*) AS customers,
  avg(consumption_spend) AS average_spend
FROM customers
CROSS JOIN UNNEST(CAST(json_parse(memberships) AS map(varchar, varchar))) AS membership (campaign, arm)
GROUP BY membership.campaign, membership.arm
ORDER BY membership.campaign, membership.arm;

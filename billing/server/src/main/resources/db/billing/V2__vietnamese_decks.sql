-- A first price list, so that a new system rates its first call: sample prices in millionths of one
-- đồng a minute, valid from 1 January 2025, midnight in Vietnam. A provider enters his own as
-- version 2.

insert into deck_version (deck, version, currency, country, effective_from) values
  ('vn-out', 1, 'VND', '84', '2024-12-31T17:00:00Z'),
  ('vn-in', 1, 'VND', '84', '2024-12-31T17:00:00Z');

-- Mobile networks, by the prefixes of the numbering plan of 2018.
insert into deck_rate (deck, version, prefix, description, increments, per_minute_millionths)
select 'vn-out', 1, '84' || p, 'Mobile ' || operator, '6+1', 850000000
from (values
  ('Viettel', array['32','33','34','35','36','37','38','39','86','96','97','98']),
  ('VinaPhone', array['81','82','83','84','85','88','91','94']),
  ('MobiFone', array['70','76','77','78','79','89','90','93']),
  ('Vietnamobile', array['52','56','58','92']),
  ('Gmobile', array['59','99']),
  ('Wintel', array['55']),
  ('Itel', array['87'])
) as networks (operator, prefixes), unnest(prefixes) as p;

insert into deck_rate (deck, version, prefix, description, increments, per_minute_millionths) values
  ('vn-out', 1, '842', 'Fixed line', '6+1', 600000000),
  ('vn-out', 1, '8424', 'Fixed line Hà Nội', '6+1', 450000000),
  ('vn-out', 1, '8428', 'Fixed line Hồ Chí Minh City', '6+1', 450000000),
  ('vn-out', 1, '841', 'Special service', '60+60', 1000000000),
  ('vn-out', 1, '841800', 'Free for the caller 1800', '6+1', 0),
  ('vn-out', 1, '841900', 'Service 1900', '60+60', 3000000000),
  ('vn-out', 1, '84', 'Vietnam, other', '6+1', 1500000000),
  ('vn-out', 1, '1', 'USA, Canada', '60+6', 2500000000),
  ('vn-out', 1, '33', 'France', '60+6', 4500000000),
  ('vn-out', 1, '44', 'United Kingdom', '60+6', 4500000000),
  ('vn-out', 1, '49', 'Germany', '60+6', 4500000000),
  ('vn-out', 1, '61', 'Australia', '60+6', 4000000000),
  ('vn-out', 1, '65', 'Singapore', '60+6', 2800000000),
  ('vn-out', 1, '66', 'Thailand', '60+6', 3200000000),
  ('vn-out', 1, '81', 'Japan', '60+6', 4200000000),
  ('vn-out', 1, '82', 'South Korea', '60+6', 3000000000),
  ('vn-out', 1, '855', 'Cambodia', '60+6', 3600000000),
  ('vn-out', 1, '856', 'Laos', '60+6', 3600000000),
  ('vn-out', 1, '86', 'China', '60+6', 2800000000);

-- What no line above covers costs the dearest rate; nothing is left without a price.
insert into deck_rate (deck, version, prefix, description, increments, per_minute_millionths)
select 'vn-out', 1, p::text, 'International, other', '60+60', 20000000000
from generate_series(2, 9) as p;

insert into deck_rate
  (deck, version, prefix, description, increments, per_minute_millionths, emergency) values
  ('vn-out', 1, '84111', 'Child protection', '1+1', 0, true),
  ('vn-out', 1, '84112', 'Search and rescue', '1+1', 0, true),
  ('vn-out', 1, '84113', 'Police', '1+1', 0, true),
  ('vn-out', 1, '84114', 'Fire', '1+1', 0, true),
  ('vn-out', 1, '84115', 'Ambulance', '1+1', 0, true);

-- Calls in, by the tenant's own number.
insert into deck_rate (deck, version, prefix, description, increments, per_minute_millionths) values
  ('vn-in', 1, '84', 'Own number', '6+1', 120000000),
  ('vn-in', 1, '841800', 'Own number 1800, free for the caller', '6+1', 700000000),
  ('vn-in', 1, '841900', 'Own number 1900', '6+1', 0);
insert into deck_rate (deck, version, prefix, description, increments, per_minute_millionths)
select 'vn-in', 1, p::text, 'Own number abroad', '6+1', 300000000
from generate_series(1, 9) as p;

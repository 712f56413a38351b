-- A list of the trail asks for each line what its thing was called then: without this it would read all that was ever done to that thing.
create index audit_named on audit (object, id) where changes like '%"field":"name"%';

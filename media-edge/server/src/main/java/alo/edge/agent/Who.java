package alo.edge.agent;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;

/// An agent of a tenant.
record Who(TenantId tenant, AgentId agent) {}

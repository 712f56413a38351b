/// What the server's tests share: a database, a mail server, keys, fakes of the ports.
package alo.tenants.testing;

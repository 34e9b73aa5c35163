"""Floor 2: age encryption (pyrage) and SSHSIG signatures (pyca), nothing of our own making."""

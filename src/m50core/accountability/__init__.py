"""How the plan goes: progress, proof, measurements, judgements, and what follows from them."""
